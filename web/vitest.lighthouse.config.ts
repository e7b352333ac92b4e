import { defineConfig } from "vitest/config";

// Every page by Lighthouse, as a phone sees it: npm run lighthouse
const mostMs = 3_600_000;

export default defineConfig({
  test: {
    include: ["tests/lighthouse/*.ts"],
    globalSetup: "tests/e2e/setup.ts",
    fileParallelism: false,
    testTimeout: mostMs,
    hookTimeout: mostMs,
  },
});
