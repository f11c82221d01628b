import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { type AccessClaims, type Principal, principalOfClaims } from '@upline/identity';
import { SigningKey } from './signing-key.js';

@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'login') {
  constructor(signingKey: SigningKey) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: signingKey.value,
      algorithms: ['HS256'],
    });
  }

  validate(claims: AccessClaims): Principal {
    return principalOfClaims(claims);
  }
}
