import EntraID
import Foundation

/// Input from browsers, proxies and users that is as expensive as its size allows.
enum TextShapes {
    static func all() throws -> [(String, [Probe])] {
        let pending = try TextBounds.pending()
        let readResponse = try TextBounds.readResponse(pending)
        let policy = try CallbackPolicy(trustedProxies: ["10.0.0.0/8"])
        let response = "state=the-state&code=c&"
        let room = AuthorizationResponse.maximumLength - response.utf8.count
        let distinct = response + (0..<62).map { "\($0)=&" }.joined()
        let read: (String) throws -> Void = { _ = try EntraAuthority(parsing: $0, warnings: .ignored) }
        let derive: (String) throws -> Void = {
            _ = try CallbackPolicy.standard.callback(pageURL: $0, warnings: .ignored)
        }
        let validate: (String) throws -> Void = { _ = try RedirectRules().validate($0, warnings: .ignored) }
        let issuer = { (piece: String) in Texts.repeated(piece, 4_096 / piece.utf8.count) }
        return [
            (
                "an authorization response",
                [
                    .text("escapes", response + "x=" + Texts.repeated("%41", (room - 2) / 3), .accepted, readResponse),
                    .text("nothing but `&`", response + Texts.repeated("&", room), .accepted, readResponse),
                    .text("parameters of all names", distinct, .accepted, readResponse),
                    .text(
                        "one name again and again", response + Texts.repeated("a&", 62),
                        .refused("response.duplicate-parameter"), readResponse),
                    .text(
                        "a bad escape at the end", response + Texts.repeated("a", room - 1) + "%",
                        .refused("response.malformed"), readResponse),
                    .text(
                        "a long state", "state=" + Texts.repeated("s", AuthorizationResponse.maximumLength - 6),
                        .refused("response.state-mismatch"), readResponse),
                    .text(
                        "1 MiB of parameters", response + Texts.repeated("a&", Texts.mebibyte / 2),
                        .refused("response.too-large"), readResponse),
                ]
            ),
            (
                "a pasted issuer",
                [
                    .text("`%253C` again and again", issuer("%253C"), .refused("authority.not-a-url"), read),
                    .text("`&lt;` again and again", issuer("&lt;"), .refused("authority.placeholder"), read),
                    .text(
                        "segments", "https://login.microsoftonline.com/" + Texts.repeated("a/", 2_030),
                        .refused("authority.trailing-slash"), read),
                    .text("quotes", issuer("“"), .refused("authority.empty"), read),
                    .text("dots", issuer("a."), .refused("authority.not-a-url"), read),
                ]
            ),
            (
                "`Forwarded`",
                [
                    .text("4,096 bytes of `;`", Texts.repeated(";", 4_096), .accepted, TextBounds.forwarded(policy)),
                    .text("elements", Texts.repeated("a=1,", 1_023) + "a=1", .accepted, TextBounds.forwarded(policy)),
                    .text(
                        "1 MiB", Texts.repeated(";", Texts.mebibyte), .refused("callback.malformed-forwarding"),
                        TextBounds.forwarded(policy)),
                ]
            ),
            (
                "`X-Forwarded-Host`",
                [
                    .text(
                        "1 MiB of a host", Texts.repeated("a", Texts.mebibyte),
                        .refused("callback.malformed-forwarding"),
                        TextBounds.forwarded(policy, "X-Forwarded-Host")),
                    .text(
                        "1 MiB of commas", "a.example" + Texts.repeated(",", Texts.mebibyte),
                        .refused("callback.malformed-forwarding"),
                        TextBounds.forwarded(policy, "X-Forwarded-Host")),
                ]
            ),
            (
                "a page address, which has no bound of its own",
                [
                    .text(
                        "1 MiB of path", "https://a.example/" + Texts.repeated("a", Texts.mebibyte), .accepted, derive),
                    .text(
                        "1 MiB of host", "https://" + Texts.repeated("a.", Texts.mebibyte / 2),
                        .refused("callback.invalid-host"),
                        derive),
                    .text(
                        "1 MiB of user", "https://" + Texts.repeated("@", Texts.mebibyte),
                        .refused("callback.user-info"), derive),
                    .text(
                        "one letter with 1 MiB of accents", "https://a" + Texts.repeated("\u{301}", Texts.mebibyte / 2),
                        .refused("callback.invalid-host"), derive),
                ]
            ),
            (
                "a redirect URI",
                [
                    .text(
                        "1 MiB of `*`", "https://a.example/" + Texts.repeated("*", Texts.mebibyte),
                        .refused("redirect.too-long"),
                        validate)
                ]
            ),
            (
                "an error of Entra",
                [
                    .text("1 MiB of AADSTS", Texts.repeated("AADSTS", Texts.mebibyte / 6), .refused("aadsts.no-code")) {
                        _ = try EntraErrorEntry(parsing: $0)
                    }
                ]
            ),
        ]
    }
}
