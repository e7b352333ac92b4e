import { defineConfig } from "vitest/config";

// Two cores may be busy with something else: nothing here is decided by how long it takes.
const mostMs = 400_000;
const mostPollMs = 60_000;

export default defineConfig({
  test: {
    include: ["tests/e2e/**/*.e2e.ts"],
    globalSetup: "tests/e2e/setup.ts",
    fileParallelism: false,
    // A browser on a busy machine drops a click now and then; what is broken stays broken.
    retry: 1,
    testTimeout: mostMs,
    hookTimeout: mostMs,
    expect: { poll: { timeout: mostPollMs, interval: 100 } },
  },
});
