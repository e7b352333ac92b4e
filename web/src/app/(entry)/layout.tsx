import type { ReactNode } from "react";
import { themeScript } from "@/lib/theme";
import "../globals.css";

export const metadata = { title: "Podcast Muse", icons: { icon: "/icon.svg" } };

/** Addresses without a language, as links in mails have them: each leads on to the visitor's language. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
