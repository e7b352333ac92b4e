import { config } from "zod/mini";

// Compiled rules need `eval`, which the pages' policy forbids; even trying is reported as a breach.
config({ jitless: true });
