#!/usr/bin/env python3
"""words.py MODEL WEIGHTS.safetensors TOKENIZER.json: the tokens nearest to each direction of a mixture of token
embeddings, one table row a component, the most concentrated first.  The model is what

    burgi vmf mixture -k 64 --restarts 5 --center WEIGHTS.safetensors -o MODEL

writes; weights and tokenizer lie in the wheel of wordllama (l2_supercat_256.safetensors,
l2_supercat_tokenizer_config.json)."""
import json
import sys

import numpy as np

TOP = 8


def embeddings(path):
    with open(path, "rb") as file:
        raw = file.read()
    size = int.from_bytes(raw[:8], "little")
    tensors = {k: t for k, t in json.loads(raw[8:8 + size]).items() if k != "__metadata__"}
    (tensor,) = tensors.values()
    return np.frombuffer(raw, "<f2", offset=8 + size).reshape(tensor["shape"]).astype(np.float64)


def main():
    model_path, weights, tokenizer = sys.argv[1:]
    with open(model_path, encoding="ascii") as file:
        model = json.load(file)
    with open(tokenizer, encoding="utf-8") as file:
        token = {v: k.replace("\u2581", "") for k, v in json.load(file)["model"]["vocab"].items()}
    x = embeddings(weights) - np.array(model.get("center", 0.0))
    x /= np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-300)
    print("| weight | kappa | nearest tokens |\n| --- | --- | --- |")
    for c in sorted(model["components"], key=lambda c: -c["kappa"]):
        best = np.argsort(-(x @ np.array(c["mu"])))[:TOP]
        print(f"| {c['weight']:.4f} | {c['kappa']:.0f} | {', '.join(token.get(i, '?') for i in best)} |")


if __name__ == "__main__":
    main()
