/** The product's sign: five bars, the shape of one syllable. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 28 24"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      strokeLinecap="round"
    >
      <path d="M3 10v4M8.500 5.500v13M14 8v8M19.500 2.500v19M25 9.500v5" />
    </svg>
  );
}
