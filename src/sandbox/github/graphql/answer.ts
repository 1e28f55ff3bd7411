export interface GraphqlAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly points: number;
}
export async function answerGraphql(_: unknown, __: unknown): Promise<GraphqlAnswer> {
  return { status: 500, body: {}, points: 1 };
}
