import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { UplineError } from '@upline/kernel';
import { errorStatuses } from './error-statuses.js';
import { type Problem, problemOf } from './problem.js';

/** What Express and its body parser throw: an error with a status and a type. */
interface ParserError {
  readonly status: number;
  readonly type?: string;
}

const parserProblems: Readonly<Record<string, Problem>> = {
  'entity.too.large': problemOf(413, 'REQUEST.TOO_LARGE', 'The body is larger than this address accepts.'),
  'encoding.unsupported': problemOf(
    415,
    'REQUEST.UNSUPPORTED_TYPE',
    'Send the body without content encoding or gzipped.',
  ),
  'charset.unsupported': problemOf(415, 'REQUEST.UNSUPPORTED_TYPE', 'Send the body as UTF-8.'),
};

const httpCodes: Readonly<Record<number, string>> = {
  401: 'AUTH.REQUIRED',
  403: 'AUTH.FORBIDDEN',
  404: 'REQUEST.NOT_FOUND',
  413: 'REQUEST.TOO_LARGE',
  415: 'REQUEST.UNSUPPORTED_TYPE',
  429: 'REQUEST.TOO_MANY',
};

const httpDetails: Readonly<Record<number, string>> = {
  413: 'The body is larger than this address accepts.',
  429: 'Too many requests. Wait for as many seconds as Retry-After says, then go on.',
};

/** Turns whatever was thrown into a problem document. Only a defect becomes a 500, and it is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.problemFor(error);
    if (problem.status >= 500) this.logger.error(`${request.method} ${request.path}`, (error as Error)?.stack);
    if (response.headersSent) {
      response.destroy(error as Error);
      return;
    }
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private problemFor(error: unknown): Problem {
    if (error instanceof UplineError) {
      const status = errorStatuses[error.code];
      if (status !== undefined) return problemOf(status, error.code, error.detail, error.faults);
    } else if (error instanceof HttpException) {
      const status = error.getStatus();
      return problemOf(status, httpCodes[status] ?? 'REQUEST.INVALID', httpDetails[status] ?? error.message);
    } else if (isParserError(error)) {
      return (
        parserProblems[error.type ?? ''] ??
        problemOf(error.status, httpCodes[error.status] ?? 'REQUEST.INVALID', 'The request cannot be read.')
      );
    }
    return problemOf(500, 'INTERNAL', 'Something broke on our side. Nothing was changed; the error is in the log.');
  }
}

function isParserError(error: unknown): error is ParserError {
  const status = (error as Partial<ParserError> | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500;
}
