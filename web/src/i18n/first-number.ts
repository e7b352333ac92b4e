/**
 * The first number that a page writes makes the browser load what it knows of all languages' numbers, a tenth of a second on a phone. That
 * is done where a page of the desk begins, while its scripts are still being fetched, instead of in the middle of drawing it.
 */
export const firstNumberScript = "try{new Intl.NumberFormat(document.documentElement.lang)}catch(e){}";
