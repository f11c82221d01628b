import { readFileSync, statSync } from 'node:fs';
import type { Terminal } from '../terminal.js';
import { WorkbenchFailure } from '../workbench-failure.js';
import { jsonFaultPlace } from './json-fault-place.js';
import { repeatedKey } from './repeated-key.js';
import { systemError } from './system-error.js';

const mebibyte = 1024 * 1024;
const largestBytes = 200 * mebibyte;

/** Reading more than that takes a while, and somebody wants to know. */
const noticeableBytes = 20 * mebibyte;

/**
 * Reads a JSON file; a large one is announced aside.
 *
 * @throws WorkbenchFailure for what is no file, cannot be read, is over 200 MB, is not JSON or says a key twice, saying where
 */
export function readDocument(file: string, terminal: Terminal): unknown {
  const text = textOf(file, bytesOf(file, terminal));
  const document = parsed(file, text);
  // Large files are written by programs, which do not repeat themselves.
  const repeated = text.length > noticeableBytes ? undefined : repeatedKey(text);
  if (!repeated) return document;
  const detail = `line ${repeated.line} says ${JSON.stringify(repeated.key)} a second time in one object; only one can count.`;
  throw new WorkbenchFailure(1, `${file} cannot be read: ${detail}`);
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new WorkbenchFailure(1, `${file} is not JSON: ${faultOf(text, error)}`);
  }
}

function bytesOf(file: string, terminal: Terminal): Uint8Array {
  try {
    const status = statSync(file);
    if (status.isDirectory()) throw new WorkbenchFailure(1, `${file} is a folder; name a JSON file in it.`);
    if (!status.isFile())
      throw new WorkbenchFailure(1, `${file} is not a file; write the JSON into one and name that.`);
    if (status.size > largestBytes) {
      const size = Math.ceil(status.size / mebibyte);
      throw new WorkbenchFailure(1, `${file} has ${size} MB; the workbench reads files of up to 200 MB.`);
    }
    if (status.size > noticeableBytes) terminal.aside(`Reading ${file}, ${Math.ceil(status.size / mebibyte)} MB.\n`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof WorkbenchFailure) throw error;
    throw new WorkbenchFailure(1, `${file} cannot be read: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = systemError(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file. Check the path.';
  if (code === 'EACCES' || code === 'EPERM') return 'you may not read it. Check its permissions.';
  return `the system says ${code ?? message}.`;
}

function textOf(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new WorkbenchFailure(1, `${file} is not a text in UTF-8; save it as UTF-8 and try again.`);
  }
}

function faultOf(text: string, error: unknown): string {
  if (text.trim() === '') return 'it is empty.';
  const place = placeIn(text);
  if (!place) return systemError(error).message;
  return `line ${place.line}, column ${place.column} should have ${place.wanted} and has ${place.found}.`;
}

/** A text of many megabytes may be more than the search can hold. */
function placeIn(text: string): ReturnType<typeof jsonFaultPlace> {
  try {
    return jsonFaultPlace(text);
  } catch {
    return undefined;
  }
}
