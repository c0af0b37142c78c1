// SPDX-License-Identifier: GPL-3.0-or-later
// What tokens_tool does, by the npm package tiktoken: node tiktoken.cjs PACKAGE_FOLDER encode | bench ROUNDS
"use strict";
const fs = require("fs");
const path = require("path");

const [folder, command, rounds] = process.argv.slice(2);
const { Tiktoken } = require(path.join(folder, "lite/tiktoken.cjs"));

function* texts() {
  const bytes = fs.readFileSync(0);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    yield decoder.decode(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
}

function load() {
  const ranks = JSON.parse(fs.readFileSync(path.join(folder, "encoders/cl100k_base.json"), "utf-8"));
  return new Tiktoken(ranks.bpe_ranks, ranks.special_tokens, ranks.pat_str);
}

const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

if (command === "encode") {
  const tokenizer = load();
  let waiting = [];
  let size = 0;
  const flush = () => {
    for (let data = Buffer.concat(waiting); data.length > 0; ) {
      data = data.subarray(fs.writeSync(1, data));
    }
    waiting = [];
    size = 0;
  };
  for (const text of texts()) {
    const ids = tokenizer.encode_ordinary(text);
    waiting.push(Buffer.from(Uint32Array.of(ids.length).buffer), Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength));
    size += ids.byteLength;
    if (size > 1 << 20) flush();
  }
  flush();
} else {
  const all = [...texts()];
  let start = processorSeconds();
  const tokenizer = load();
  const load_seconds = processorSeconds() - start;
  const seconds = [];
  let tokens = 0;
  for (let round = 0; round < Number(rounds); ++round) {
    tokens = 0;
    start = processorSeconds();
    for (const text of all) tokens += tokenizer.encode_ordinary(text).length;
    seconds.push(processorSeconds() - start);
  }
  console.log(JSON.stringify({ load_seconds, seconds, tokens }));
}
