import EntraID
import OIDCLoopback

extension GraphAnswer {
    /// Returns the response with a single object.
    func entity(_ object: GraphObject, of set: String) throws(GraphError) -> LoopbackResponse {
        try checkNames(in: [object.kind])
        let first = JSONObject.Member(name: "@odata.context", value: context("\(set)\(selection)/$entity"))
        return exchange.document(JSONObject([first] + object.members(options.select)))
    }

    /// Returns the response with a page of objects, or with their number.
    ///
    /// - Parameters:
    ///   - objects: All objects.
    ///   - set: The name of the set for `@odata.context`.
    ///   - kinds: The kinds that the set can contain.
    func list(
        _ objects: [GraphObject], of set: String, _ kinds: [GraphObject.Kind]
    ) throws(GraphError) -> LoopbackResponse {
        try checkNames(in: kinds)
        let found = options.filter.map { filter in objects.filter { filter.matches($0) } } ?? objects
        if path.isCount {
            guard isEventual else { throw .countNotSupported }
            return exchange.number(found.count)
        }
        guard options.skip == 0 || options.skip < found.count else { throw .expiredPage }
        let page = found.dropFirst(options.skip).prefix(options.top)
        var members = [JSONObject.Member(name: "@odata.context", value: context("\(set)\(selection)"))]
        // Only the first page has the count.
        if options.wantsCount, isEventual, options.skip == 0 {
            members.append(.init(name: "@odata.count", value: .number(JSONNumber(found.count))))
        }
        if page.endIndex < found.endIndex {
            let link = "\(origin)\(path.text)?\(options.next(after: page.count))"
            members.append(.init(name: "@odata.nextLink", value: .string(link)))
        }
        let values = page.map { object in
            JSONValue.object(JSONObject(object.members(options.select, declaresType: kinds.count > 1)))
        }
        members.append(.init(name: "value", value: .array(values)))
        return exchange.document(JSONObject(members))
    }

    /// Returns the URL of the metadata of a result.
    func context(_ fragment: String) -> JSONValue {
        .string("\(origin)\(path.service)/$metadata#\(fragment)")
    }

    /// `$select`, as `@odata.context` has it.
    private var selection: String { options.select.map { "(\($0.joined(separator: ",")))" } ?? "" }

    /// Throws if a query option names a property that no object of the given kinds has.
    private func checkNames(in kinds: [GraphObject.Kind]) throws(GraphError) {
        let names = (options.select ?? []) + (options.filter.map { [$0.name] } ?? [])
        for name in names where !kinds.contains(where: { GraphObject.hasProperty(name, $0) }) {
            throw .badRequest("There is no property named '\(escapedForDisplay(name))'.")
        }
    }
}
