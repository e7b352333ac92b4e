import { LeadsOn } from "@/features/entry/leads-on";

export default function Page() {
  return <LeadsOn path="billing/" />;
}
