/** What is asked for on every page of the desk, then what each page shows first, by its address; `{id}` is the project in its query. */
const always = ["users/me", "credits/balance"];
const script = ["projects/{id}", "projects/{id}/script", "projects/{id}/transcript.json"];
const pages: Record<string, string[]> = {
  "/projects/": ["projects?sort=-created_at&page=1&page_size=20"],
  "/projects/new/": ["generate/options"],
  "/projects/live/": ["projects/{id}", "generate/{id}/status", "projects/{id}/script"],
  "/projects/view/": ["projects/{id}", "projects/{id}/transcript.json", "projects/{id}/waveform"],
  "/projects/view/?tab=script": script,
  "/projects/view/?tab=publish": ["projects/{id}"],
  "/projects/view/?tab=files": ["projects/{id}"],
  "/billing/": ["billing/packages", "credits/transactions?page=1&page_size=50"],
};

type Early = { token: string; at: number; asked: Record<string, Promise<Response>> };

declare global {
  interface Window {
    museEarly?: Early;
  }
}

// Later than this, what was answered is asked for anew.
const freshMs = 15_000;

/**
 * Runs where a page of the desk begins: what it will show is on its way while the page's own script is still being fetched. Whoever is not
 * signed in, or must first renew a token, asks for nothing here.
 */
export const earlyScript = `(function(){try{var s=JSON.parse(localStorage.getItem("muse.session"));if(!s||s.expiresAt-Date.now()<${freshMs})return;var q=new URLSearchParams(location.search),id=q.get("id");q.delete("id");var k=location.pathname.replace(/^\\/\\w+/,"")+(q.size?"?"+q:"");var o={headers:{Authorization:"Bearer "+s.accessToken}},e=window.museEarly={token:s.accessToken,at:Date.now(),asked:{}};${JSON.stringify(always)}.concat(${JSON.stringify(pages)}[k]||[]).forEach(function(p){if(p.indexOf("{id}")>=0){if(!/^[0-9a-f-]{36}$/i.test(id||""))return;p=p.replace("{id}",id)}p="/api/v1/"+p;(e.asked[p]=fetch(p,o)).catch(function(){})})}catch(e){}})()`;

/** The answer that is on its way already to whoever asks first; undefined where none is. */
export function takeEarly(request: Request, token: string): Promise<Response> | undefined {
  const early = typeof window === "undefined" ? undefined : window.museEarly;
  if (!early || request.method !== "GET" || early.token !== token || Date.now() - early.at > freshMs) return undefined;
  const path = request.url.slice(new URL(request.url).origin.length);
  const answer = early.asked[path];
  delete early.asked[path];
  return answer;
}
