import "@/lib/rules";
import { z } from "zod";

const leastPassword = 8;
const mostPassword = 128;

/** Messages are keys of `accounts.errors`. */
const email = z.string().trim().pipe(z.email("email"));
const newPassword = z.string().min(leastPassword, "passwordShort").max(mostPassword, "passwordLong");

export const signInRules = z.object({ email, password: z.string().min(1, "passwordEmpty") });
export const signUpRules = z.object({
  first_name: z.string().trim().max(100).optional(),
  email,
  password: newPassword,
});
export const forgotRules = z.object({ email });
export const resetRules = z.object({ password: newPassword });

export const accountErrors = [
  "email",
  "passwordShort",
  "passwordLong",
  "passwordEmpty",
  "passwordWeak",
  "taken",
] as const;
export type AccountError = (typeof accountErrors)[number];

export const isAccountError = (value: string | undefined): value is AccountError =>
  accountErrors.some((known) => known === value);
