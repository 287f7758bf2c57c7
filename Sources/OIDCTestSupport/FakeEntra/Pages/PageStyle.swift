/// The style sheet of every page.
///
/// The contrast of every text with its background is at least 6.7:1 in both themes.
enum PageStyle {
    static let sheet: HTML = """
        :root { color-scheme: light dark; --text: #1b1b1f; --quiet: #55555f; --back: #ffffff; --box: #f4f4f7;
        --line: #8a8a94; --accent: #0b4f9e; --on-accent: #ffffff; --warn: #7a3d00; }
        @media (prefers-color-scheme: dark) { :root { --text: #ececf1; --quiet: #b4b4be; --back: #17171b;
        --box: #232329; --line: #85858f; --accent: #8ab8f5; --on-accent: #10131a; --warn: #ffc078; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--text);
        font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        main { max-width: 860px; margin: 0 auto; padding: 16px 24px 48px; }
        .banner { margin: 0; padding: 8px 24px; text-align: center; font-weight: 600; color: var(--warn);
        border-bottom: 2px solid var(--warn); }
        h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.125rem; margin-top: 32px; }
        a { color: var(--accent); } .quiet { color: var(--quiet); }
        code, .value { font-family: ui-monospace, Consolas, monospace; font-size: 0.875rem; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top;
        padding: 8px; border-bottom: 1px solid var(--line); }
        label { display: block; font-weight: 600; margin-top: 16px; }
        input[type=text], input[type=number], select { font: inherit; width: 100%; min-height: 40px; padding: 8px;
        color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: 4px; }
        button { font: inherit; min-height: 40px; padding: 8px 16px; margin: 8px 8px 0 0; border-radius: 4px;
        border: 1px solid var(--accent); color: var(--accent); background: var(--back); cursor: pointer; }
        button.primary { background: var(--accent); color: var(--on-accent); }
        /* The first button of a form is the one that the Enter key presses. */
        button.default { position: absolute; inset-inline-start: -9999px; }
        button.account { display: block; width: 100%; text-align: start; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        details { margin-top: 24px; padding: 8px 16px; background: var(--box); border-radius: 4px; }
        summary { font-weight: 600; min-height: 32px; cursor: pointer; }
        fieldset { border: 1px solid var(--line); border-radius: 4px; margin: 16px 0 0; }
        iframe { display: none; }
        @media (max-width: 640px) { main { padding: 8px 16px 32px; } table, tbody, tr, th, td { display: block; }
        th { border-bottom: 0; } thead { display: none; } }
        """
}
