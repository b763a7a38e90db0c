// A small client of the API; paths, parameters, bodies and answers have the types of the served OpenAPI document (api.d.ts is generated from it).
import type { components, paths } from "./api.js";

export type Schemas = components["schemas"];
type Method = "get" | "put" | "post" | "delete";
type Operation<P extends keyof paths, M extends Method> = paths[P][M];
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P][M] extends object ? P : never }[keyof paths];
type Parameters<O, K extends "path" | "query"> = O extends { parameters: { [key in K]?: infer V } } ? NonNullable<V> : never;
type Body<O> = O extends { requestBody?: { content: { "application/json": infer B } } } ? B : never;
type Content<R> = R extends { content: infer C } ? C[keyof C] : undefined;
type Answer<O> = O extends { responses: infer R } ? { [S in keyof R]: S extends 200 | 202 | 204 ? Content<R[S]> : never }[keyof R] : never;

export interface Options<O> {
  path?: Parameters<O, "path">;
  query?: Parameters<O, "query">;
  body?: Body<O>;
  form?: FormData;
  headers?: Record<string, string>;
}

export class ApiError extends Error {
  constructor(readonly problem: Schemas["Problem"]) {
    super(`${problem.status} ${problem.type}: ${problem.detail}`);
  }
}

export class AudioPaper {
  constructor(private readonly base: string, private readonly token: string) {}

  async send(method: Method, path: string, options: Options<unknown> & { path?: object; query?: object; body?: unknown }): Promise<Response> {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((options.path as Record<string, unknown> | undefined)?.[name])));
    const url = new URL(filled, this.base);
    for (const [name, value] of Object.entries(options.query ?? {})) {
      url.searchParams.set(name, String(value));
    }
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}`, ...options.headers };
    let body: string | FormData | undefined = options.form;
    if (options.body !== undefined) {
      headers["content-type"] = "application/json";
      body = JSON.stringify(options.body);
    }
    const response = await fetch(url, { method: method.toUpperCase(), headers, body });
    if (!response.ok) {
      throw new ApiError((await response.json()) as Schemas["Problem"]);
    }
    return response;
  }

  async call<M extends Method, P extends PathsWith<M>>(method: M, path: P, options: Options<Operation<P, M>> = {}): Promise<Answer<Operation<P, M>>> {
    const response = await this.send(method, path as string, options as never);
    return (response.status === 204 ? undefined : await response.json()) as Answer<Operation<P, M>>;
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.send("get", path, {})).arrayBuffer());
  }
}
