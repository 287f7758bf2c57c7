import OIDCTestSupport

/// The style sheet of every page of the console.
///
/// The contrast of every text with its background is at least 6.7:1 in both themes.
enum ConsoleStyle {
    static let sheet: HTML = """
        :root { color-scheme: light; --text: #1b1b1f; --quiet: #55555f; --back: #ffffff; --box: #f4f4f7;
        --line: #8a8a94; --accent: #0b4f9e; --on-accent: #ffffff; --good: #1a5c2e; --bad: #9b1c1c; --warn: #7a3d00; }
        @media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { color-scheme: dark; --text: #ececf1;
        --quiet: #b4b4be; --back: #17171b; --box: #232329; --line: #85858f; --accent: #8ab8f5; --on-accent: #10131a;
        --good: #86d69b; --bad: #ff9d9d; --warn: #ffc078; } }
        :root[data-theme=dark] { color-scheme: dark; --text: #ececf1; --quiet: #b4b4be; --back: #17171b;
        --box: #232329; --line: #85858f; --accent: #8ab8f5; --on-accent: #10131a; --good: #86d69b; --bad: #ff9d9d;
        --warn: #ffc078; }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text);
        font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
        header { display: flex; flex-wrap: wrap; gap: 8px 24px; max-width: 860px; margin: 0 auto; padding: 16px 24px 8px;
        border-bottom: 1px solid var(--line); } header .brand { margin: 0; font-weight: 600; flex: 1 1 auto; }
        header .brand a { color: inherit; text-decoration: none; } nav { display: flex; gap: 16px; }
        nav a[aria-current] { font-weight: 600; color: var(--text); text-decoration: none; }
        main { max-width: 860px; margin: 0 auto; padding: 8px 24px 48px; overflow-wrap: break-word; }
        h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.125rem; margin: 32px 0 8px; }
        a { color: var(--accent); } .quiet { color: var(--quiet); } p { margin: 8px 0; }
        code, .value { font-family: ui-monospace, Consolas, monospace; font-size: 0.875rem; overflow-wrap: anywhere; }
        label, legend { display: block; font-weight: 600; } .field { margin-top: 16px; }
        input[type=text], input[type=url], input[type=password], textarea { font: inherit; width: 100%; min-height: 40px;
        padding: 8px; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: 4px; }
        ::placeholder { color: var(--quiet); opacity: 1; } legend { padding: 0; }
        input[aria-invalid=true], textarea[aria-invalid=true] { border: 2px solid var(--bad); } input[readonly] { background: var(--box); }
        fieldset { border: 0; padding: 0; margin: 16px 0 0; }
        fieldset label, label.choice { display: inline-block; font-weight: 400; min-height: 32px;
        margin-inline-end: 24px; }
        .row { display: flex; gap: 8px; align-items: stretch; } .row input { flex: 1 1 auto; min-width: 0; }
        .row button { flex: none; }
        button { font: inherit; min-height: 40px; padding: 8px 16px; border-radius: 4px; border: 1px solid var(--accent);
        color: var(--accent); background: var(--back); cursor: pointer; max-width: 100%; overflow-wrap: anywhere; }
        button.primary { background: var(--accent); color: var(--on-accent); }
        .actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 24px; }
        .actions form { margin: 0; } .first { position: absolute; inset-inline-start: -9999px; }
        .message { margin: 4px 0 0; } .error { color: var(--bad); } .accepted, .passed, .done { color: var(--good); }
        .warning { color: var(--warn); } .mark { font-weight: 600; }
        .banner { padding: 8px 16px; border: 2px solid var(--warn); color: var(--warn); border-radius: 4px; }
        ul.plain { list-style: none; padding: 0; margin: 8px 0; } ul.plain li { margin: 8px 0; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: 8px;
        border-bottom: 1px solid var(--line); } td { overflow-wrap: anywhere; }
        details { margin-top: 16px; padding: 8px 16px; background: var(--box); border-radius: 4px; }
        summary { font-weight: 600; min-height: 32px; cursor: pointer; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        @media (max-width: 640px) { header, main { padding-inline: 16px; } .row { flex-direction: column; }
        table, tbody, tr, th, td { display: block; } th { border-bottom: 0; } thead { display: none; } }
        @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
        """
}
