public import OIDCPrimitives
import OIDCSignIn

/// A page of groups from Microsoft Graph.
public struct EntraGroupsPage: Sendable {
    /// The groups of the page.
    public let groups: [EntraGroup]
    /// The request for the next page, or `nil` if this is the last one.
    public let next: EntraGroupsRequest?

    /// Creates a page by validating the response to a request.
    ///
    /// Only the next page can be requested with the access token: a link that leads to another host or path is rejected.
    ///
    /// - Parameters:
    ///   - response: The HTTP response.
    ///   - request: The request.
    ///   - limits: The limits on sizes.
    /// - Throws: `graph.*`, `exchange.http-status`, `exchange.not-json`, `exchange.missing-member`, or
    ///   `exchange.wrong-type`.
    public init(
        parsing response: TransportResponse, to request: EntraGroupsRequest, limits: EntraGroupsLimits = .standard
    ) throws(Refusal) {
        guard response.body.count <= limits.pageBytes else {
            throw Refusal(.graphUnreachable(.bodyTooLarge, at: request.url))
        }
        guard response.status == 200 else {
            let error = EntraGroupsPage.errorCode(in: response)
            throw Refusal(.graphStatus(response, error: error, at: request.url))
        }
        let document = try EntraGroupsPage.document(of: response, limits)
        groups =
            switch request.query {
            case .memberObjects: try document["value"].required(.groupIDs)
            case .transitiveMemberships: try document["value"].required(.array(of: .group))
            }
        guard groups.count <= limits.groups else {
            throw Refusal(.graphTooManyGroups(limit: "at most \(limits.groups) groups", at: request.url))
        }
        let link = try document["@odata.nextLink"].optional(.string)
        // An action returns everything at once. Groups that a further page would contain must not be missed.
        if link != nil, request.body != nil {
            throw Refusal(.graphTooManyGroups(limit: "a single page", at: request.url))
        }
        next = try link.map { link throws(Refusal) in try request.following(link) }
    }

    private static func document(
        of response: TransportResponse, _ limits: EntraGroupsLimits
    ) throws(Refusal) -> JSONCursor {
        let document: JSONDocument
        do throws(Refusal) {
            document = try JSONDocument(parsing: response.body, limits: .known(depth: 16, bytes: limits.pageBytes))
        } catch {
            throw Refusal(
                .graphMember(.exchangeNotJSON, "", expected: "strict JSON", found: "\(error.first.code)"))
        }
        guard document.isObject else {
            throw Refusal(.graphMember(.exchangeWrongType, "", expected: "an object"))
        }
        return JSONCursor(document, problems: problems)
    }

    /// Returns the code of the error in a response. It is a word, unlike the message, which can name the user.
    private static func errorCode(in response: TransportResponse) -> String? {
        let document = try? JSONDocument(parsing: response.body, limits: .known(depth: 16))
        return document?["error"]?["code"]?.string.flatMap { ProviderError.isWord($0) ? $0 : nil }
    }

    private static let problems = JSONCursor.Problems(
        missing: { path, expected in .graphMember(.exchangeMissingMember, path, expected: expected) },
        wrongType: { path, expected, found in
            .graphMember(.exchangeWrongType, path, expected: expected, found: "\(found.typeName)")
        })
}

extension JSONType {
    /// The IDs of groups.
    fileprivate static var groupIDs: JSONType<[EntraGroup]> {
        JSONType<[EntraGroup]>("an array of GUIDs") { value in
            guard let elements = value.array else { return nil }
            let groups = elements.compactMap { element in
                element.string.flatMap { try? GUID(parsing: $0) }.map { EntraGroup(id: $0.string, displayName: nil) }
            }
            return groups.count == elements.count ? groups : nil
        }
    }

    /// A group with its ID and, unless it may not be read, its name.
    fileprivate static var group: JSONType<EntraGroup> {
        JSONType<EntraGroup>("an object with the GUID “id”") { value in
            guard value.object != nil, let id = value["id"]?.string.flatMap({ try? GUID(parsing: $0) }) else {
                return nil
            }
            switch value["displayName"] {
            case nil, .null?: return EntraGroup(id: id.string, displayName: nil)
            case .string(let name)?: return EntraGroup(id: id.string, displayName: name)
            default: return nil
            }
        }
    }
}
