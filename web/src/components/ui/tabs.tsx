"use client";

import { Tab, TabGroup, TabList, TabPanel, TabPanels } from "@headlessui/react";
import { type ReactNode, useEffect, useRef } from "react";

export type TabEntry = { id: string; label: string; panel: ReactNode };

type TabsProps = { label: string; tabs: TabEntry[]; selected: string; onSelect: (id: string) => void };

/** The selected tab is the owner's, so that it can live in the address. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === selected),
  );
  const list = useRef<HTMLDivElement>(null);
  // On a phone the row of tabs is longer than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again when another tab is selected
  useEffect(() => {
    // With the frame that measures the page anyway.
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    );
    return () => cancelAnimationFrame(frame);
  }, [index]);
  return (
    <TabGroup selectedIndex={index} onChange={(next) => onSelect(tabs[next]?.id ?? selected)}>
      <TabList ref={list} aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            className="-mb-px min-h-11 shrink-0 border-b-2 border-transparent px-3 text-[0.9375rem] text-ink-2 hover:text-ink data-selected:border-accent data-selected:font-medium data-selected:text-ink focus-visible:-outline-offset-2"
          >
            {tab.label}
          </Tab>
        ))}
      </TabList>
      <TabPanels className="pt-6">
        {tabs.map((tab) => (
          <TabPanel key={tab.id} tabIndex={-1}>
            {tab.panel}
          </TabPanel>
        ))}
      </TabPanels>
    </TabGroup>
  );
}
