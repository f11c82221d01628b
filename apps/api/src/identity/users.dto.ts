import { permissions, roles } from '@upline/identity';
import type { Permission, Role, User } from '@upline/identity';
import {
  ChoiceField,
  ChoicesField,
  EmailField,
  IdField,
  InstantField,
  IntegerField,
  Nullable,
  PasswordField,
  TextField,
} from '../fields/index.js';
import { Changeable } from '../fields/changeable.js';

export class NewUserDto {
  @EmailField()
  email!: string;

  @TextField()
  name!: string;

  @ChoiceField(roles)
  role!: Role;

  @PasswordField()
  password!: string;
}

export class UserChangesDto {
  @Changeable(TextField())
  name?: string;

  @Changeable(ChoiceField(roles))
  role?: Role;

  @Changeable(ChoiceField(['active', 'disabled']))
  status?: 'active' | 'disabled';
}

export class UserDto {
  @IdField()
  userId!: string;

  @EmailField()
  email!: string;

  @TextField()
  name!: string;

  @ChoiceField([...roles, 'platform'])
  role!: User['role'];

  @ChoiceField(['active', 'disabled'])
  status!: User['status'];

  @IntegerField(1, 2 ** 31, { description: 'Send it as If-Match to change the user.' })
  revision!: number;

  @InstantField()
  createdAt!: string;

  static of({ userId, email, name, role, status, revision, createdAt }: User): UserDto {
    return { userId, email, name, role, status, revision, createdAt: createdAt.toISOString() };
  }
}

export class MeDto {
  @IdField()
  tenantId!: string;

  @ChoiceField(['user', 'apiKey', 'system'])
  actorKind!: string;

  @IdField()
  actorId!: string;

  @Nullable('string')
  email!: string | null;

  @ChoicesField(permissions, 0)
  permissions!: Permission[];
}
