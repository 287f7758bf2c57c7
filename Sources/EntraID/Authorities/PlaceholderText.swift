import OIDCPrimitives

/// Text of a template that somebody forgot to replace: `<Directory (tenant) ID>`, `{tenant}`, `YOUR_TENANT_ID`, a
/// GUID of zeros, and what guides in other languages write there.
enum PlaceholderText {
    /// Whether an address, or a text that was meant to become part of one, still holds template text.
    static func isContained(in text: String) -> Bool {
        guard let parts = AddressText(text) ?? AddressText("https://" + text) else { return false }
        if containsEntity(text) { return true }

        if !isAddressLiteral(parts.host), parts.host.split(at: ".").contains(where: isPlaceholder) { return true }
        // A page of the portal has all sorts of characters in its path, and is reported as what it is.
        if case .portal = SignInHost(of: parts, customHosts: []) { return false }
        if parts.path.split(at: "/").contains(where: { isPlaceholder($0) || startsWithPlaceholderLabel($0) }) {
            return true
        }
        return (parts.query?.split(at: "&") ?? []).contains { parameter in
            ["p=", "appid="].contains { name in
                parameter.hasPrefixBytes(name) && isPlaceholder(Substring(parameter.utf8.dropFirst(name.utf8.count)))
            }
        }
    }

    /// Whether what was entered as client ID is the text of a guide.
    static func isClientPlaceholder(_ text: Substring) -> Bool {
        if isPlaceholder(text) { return true }
        let letters = Substring(text.asciiLowercased).utf8.filter { $0 >= 0x61 && $0 <= 0x7A }
        return ["", "the", "your", "my"].contains { owner in
            ["clientid", "applicationid", "applicationclientid", "appid"].contains { name in
                letters.elementsEqual((owner + name).utf8)
            }
        }
    }

    private static func isPlaceholder(_ part: Substring) -> Bool {
        let decoded = decodeLeniently(part)
        if decoded.unicodeScalars.contains(where: isTemplateCharacter) { return true }
        if isEmptyGUID(decoded) { return true }
        let letters = String(
            String.UnicodeScalarView(decoded.lowercased().unicodeScalars.filter(\.properties.isAlphabetic)))
        if letters.hasPrefixBytes("enterthe"), letters.hasSuffixBytes("here") { return true }
        return words.contains { letters.hasSameBytes(as: $0) }
    }

    /// `your-tenant-id.onmicrosoft.com`
    private static func startsWithPlaceholderLabel(_ segment: Substring) -> Bool {
        guard let dot = segment.utf8.firstIndex(of: UInt8(ascii: ".")) else { return false }
        return isPlaceholder(segment[..<dot])
    }

    private static func isTemplateCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "{", "}", "[", "]", "(", ")", "$": true
        case "＜", "＞", "｛", "｝", "［", "］", "（", "）", "＄": true
        default: false
        }
    }

    /// `00000000-0000-0000-0000-000000000000`, or the same of the letter x.
    private static func isEmptyGUID(_ text: String) -> Bool {
        GUID.hasShape(text) { $0 == UInt8(ascii: "0") }
            || GUID.hasShape(text.asciiLowercased) { $0 == UInt8(ascii: "x") }
    }

    private static func isAddressLiteral(_ host: Substring) -> Bool {
        HostText(host)?.address?.isVersion6 == true
    }

    /// The brackets of a template as a page's source writes them.
    private static func containsEntity(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return false }
        let lowered = Substring(text.asciiLowercased)
        return [
            "&lt;", "&gt;", "&#60;", "&#62;", "&#x3c;", "&#x3e;", "&lbrace;", "&rbrace;", "&lcub;", "&rcub;",
            "&#123;", "&#125;", "&#x7b;", "&#x7d;", "&lbrack;", "&rbrack;", "&lsqb;", "&rsqb;", "&#91;", "&#93;",
            "&#x5b;", "&#x5d;", "&lpar;", "&rpar;", "&#40;", "&#41;", "&#x28;", "&#x29;", "&dollar;", "&#36;", "&#x24;",
        ].contains { entity in lowered.utf8Range(of: entity) != nil }
    }

    /// Percent escapes resolved where there are any; an escape that is none stays as it is.
    private static func decodeLeniently(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap(hexadecimalValue)
            if byte == UInt8(ascii: "%"), digits.count == 2 {
                bytes.append(digits[0] << 4 | digits[1])
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What is left of a forgotten “tenant ID” or “directory ID” when only its letters are kept, in lower case.
    private static let words: [String] =
        ["", "the", "your", "my"].flatMap { owner in
            ["tenantid", "directoryid", "directorytenantid", "tenantidentifier", "directoryidentifier"]
                .map { owner + $0 }
        } + [
            "mandantenid", "verzeichnisid", "verzeichnismandantenid", "ihremandantenid", "ihreverzeichnisid",
            "iddelinquilino", "iddeinquilino", "iddedirectorio", "iddeldirectorio",
            "iddulocataire", "iddelocataire", "iddannuaire", "iddelannuaire", "iddurépertoire", "idderépertoire",
            "iddeltenant", "idtenant", "iddirectory", "iddelladirectory",
            "iddolocatário", "iddelocatário", "iddodiretório", "iddediretório",
            // Without their accents too, as some systems write accents as characters of their own.
            "iddurepertoire", "idderepertoire", "iddolocatario", "iddelocatario", "iddodiretorio", "iddediretorio",
            "identyfikatordzierzawy", "identyfikatorkataloguidzierzawy", "idchirias", "idulchiriasului",
            "identyfikatorkatalogu", "identyfikatordzierżawy", "identyfikatorkataloguidzierżawy",
            "idchiriaș", "idulchiriașului", "iddirector", "iduldirectorului",
            "租户id", "租戶id", "目录id", "目錄id", "目录租户id", "目錄租戶id", "你的租户id", "您的租户id",
            "テナントid", "ディレクトリid", "ディレクトリテナントid", "테넌트id", "디렉터리id", "디렉터리테넌트id",
        ]
}
