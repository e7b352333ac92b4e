import "@/lib/rules";
import { z } from "zod/mini";

const leastPassword = 8;
const mostPassword = 128;

/** Messages are keys of `accounts.errors`. */
const email = z.pipe(z.string().check(z.trim()), z.email("email"));
const newPassword = z
  .string()
  .check(z.minLength(leastPassword, "passwordShort"), z.maxLength(mostPassword, "passwordLong"));

export const signInRules = z.object({ email, password: z.string().check(z.minLength(1, "passwordEmpty")) });
export const signUpRules = z.object({
  first_name: z.optional(z.string().check(z.trim(), z.maxLength(100))),
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
