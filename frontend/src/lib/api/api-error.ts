import { t } from '@/lib/i18n/t';

export type FieldProblem = { path: string; code: string; message: string };

type ProblemBody = {
  code?: string;
  detail?: string;
  title?: string;
  errors?: FieldProblem[];
  current?: unknown;
  request_id?: string;
};

/** An answer of the server that is not a success, or (status 0) no answer at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly errors: readonly FieldProblem[];
  /** The stored record, sent along with a conflict. */
  readonly current: unknown;
  readonly requestId: string | null;

  constructor(status: number, body: unknown, requestId: string | null = null) {
    const problem: ProblemBody = isProblem(body) ? body : {};
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.code = problem.code ?? (status === 0 ? 'network' : `http_${status}`);
    this.detail = problem.detail ?? null;
    this.errors = Array.isArray(problem.errors) ? problem.errors : [];
    this.current = problem.current ?? null;
    this.requestId = problem.request_id ?? requestId;
  }

  get isNetwork(): boolean {
    return this.status === 0;
  }

  /** The server has decided: sending the same again changes nothing. */
  get isFinal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
  }
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

export function toApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(0, null);
}

/** What to tell a person about a failure, in their words. */
export function errorMessage(error: unknown): string {
  const problem = toApiError(error);
  if (problem.isNetwork) return t('error.network');
  if (problem.code === 'stale_version') return t('error.stale');
  if (problem.status === 429) return t('error.tooMany');
  if (problem.status >= 500) return t('error.server');
  if (problem.detail) return problem.detail;
  if (problem.status === 403) return t('error.denied');
  if (problem.status === 404) return t('error.notFound');
  return t('error.unknown');
}
