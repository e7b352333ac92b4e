import { defineConfig } from "vitest/config";

const mostMs = 400_000;

export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.e2e.ts"],
    globalSetup: "tests/e2e/setup.ts",
    fileParallelism: false,
    testTimeout: mostMs,
    hookTimeout: mostMs,
  },
});
