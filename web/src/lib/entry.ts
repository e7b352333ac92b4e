/**
 * Runs in the head of a page without a language. Keeps path, query and fragment, and turns the address of a project as the
 * server writes it (/projects/ID) into the address of its page.
 */
export const entryScript = `(function(){var t;try{t=localStorage.getItem("muse.language")}catch(e){}if(t!=="en"&&t!=="th")t=/^th/i.test(navigator.language||"")?"th":"en";var p=location.pathname.replace(/\\/+$/,"");var m=/^\\/projects\\/([0-9a-f-]{36})$/i.exec(p);location.replace(m?"/"+t+"/projects/view/?id="+m[1]:"/"+t+p+"/"+location.search+location.hash)})()`;
