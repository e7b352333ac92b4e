import { defineConfig } from "vitest/config";

// Every page in both languages and themes, on a desk and on a phone, into shots/: npm run shots
const mostMs = 400_000;

export default defineConfig({
  test: {
    include: ["tests/shots/*.ts"],
    globalSetup: "tests/e2e/setup.ts",
    fileParallelism: false,
    testTimeout: mostMs,
    hookTimeout: mostMs,
  },
});
