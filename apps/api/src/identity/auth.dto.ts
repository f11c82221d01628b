import { EmailField, IntegerField, PasswordField, TextField } from '../fields/index.js';

export class LoginDto {
  @TextField({ max: 40, description: 'The slug of the company; "platform" for platform admins.', example: 'demo' })
  tenant!: string;

  @EmailField()
  email!: string;

  @PasswordField()
  password!: string;
}

export class RefreshDto {
  @TextField({ max: 200 })
  refreshToken!: string;
}

export class NewPasswordDto {
  @PasswordField({ description: 'The one that you log in with now.' })
  currentPassword!: string;

  @PasswordField({ description: 'The one that you will log in with.' })
  newPassword!: string;
}

export class SessionDto {
  @TextField({ max: 2000, description: 'Send it as Authorization: Bearer.' })
  accessToken!: string;

  @TextField({ description: 'Good for one refresh.' })
  refreshToken!: string;

  @IntegerField(1, 86_400)
  expiresInSeconds!: number;
}
