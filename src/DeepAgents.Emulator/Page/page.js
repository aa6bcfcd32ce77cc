// Shows every second what has changed, for as long as somebody looks.
(() => {
  const lost = document.getElementById("lost");
  let next = 0;

  const plan = (milliseconds) => {
    clearTimeout(next);
    const isLive = document.querySelector("main").hasAttribute("data-live");
    if (isLive && !document.hidden) {
      next = setTimeout(refresh, milliseconds);
    }
  };

  const isSelecting = (main) => {
    const selection = getSelection();
    return selection.type === "Range" && selection.containsNode(main, true);
  };

  const show = (fresh) => {
    const main = document.querySelector("main");
    // What is the same stays, and so does what somebody is about to copy.
    if (!fresh || fresh.outerHTML === main.outerHTML || isSelecting(main)) {
      return;
    }
    const focused = main.contains(document.activeElement) ? document.activeElement.id : "";
    const { scrollX, scrollY } = window;
    main.replaceWith(document.adoptNode(fresh));
    scrollTo(scrollX, scrollY);
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  };

  const refresh = async () => {
    try {
      const response = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(10000) });
      show(new DOMParser().parseFromString(await response.text(), "text/html").querySelector("main"));
      lost.hidden = true;
    } catch {
      lost.hidden = false;
    }
    plan(1000);
  };

  document.addEventListener("visibilitychange", () => plan(0));
  plan(1000);
})();
