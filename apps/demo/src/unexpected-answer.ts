interface ProblemDocument {
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer?: string; readonly detail?: string }[];
}

const FAULTS_SHOWN = 3;

/** The API answered something else than the story needs. The message is a sentence for whoever runs the demo. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  readonly code: string;

  constructor(
    readonly request: string,
    readonly status: number,
    body: string,
  ) {
    const { code = 'no code', detail = body.slice(0, 200), errors = [] } = problemIn(body);
    const faults = errors.slice(0, FAULTS_SHOWN).map(({ pointer = '', detail: fault = '' }) => ` ${pointer} ${fault}`);
    super(`${request} was answered with ${status} ${code}: ${detail}${faults.join(';')}`);
    this.code = code;
  }
}

function problemIn(body: string): ProblemDocument {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
