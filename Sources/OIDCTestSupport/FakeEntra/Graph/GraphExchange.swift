import EntraID
import OIDCLoopback

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A request to the fake Graph with the identifiers that its response has.
struct GraphExchange {
    /// `request-id`, which is different for every request.
    private let requestID: String
    /// `client-request-id`, which the client may choose.
    private let clientRequestID: String
    /// The time in UTC without a time zone, as in Graph's errors.
    private let date: String

    init(_ request: LoopbackRequest, at now: Date, requestID identifier: String) {
        requestID = identifier
        clientRequestID =
            request.values(of: "client-request-id").first.flatMap { try? GUID(parsing: $0) }?.string ?? identifier
        date = String(now.formatted(.iso8601).dropLast())
    }

    /// Returns a response with a JSON document.
    func document(_ members: JSONObject) -> LoopbackResponse {
        response(200, members, [HeaderField(name: "OData-Version", value: "4.0")])
    }

    /// Returns a response with a number, as `/$count` has.
    func number(_ number: Int) -> LoopbackResponse {
        LoopbackResponse(
            headers: [HeaderField(name: "Content-Type", value: "text/plain")] + identifiers,
            body: Array(String(number).utf8))
    }

    func response(to error: GraphError) -> LoopbackResponse {
        let details: JSONValue = [
            "date": .string(date), "request-id": .string(requestID), "client-request-id": .string(clientRequestID),
        ]
        return response(
            error.status,
            ["error": ["code": .string(error.code), "message": .string(error.message), "innerError": details]],
            error.headers)
    }

    private func response(_ status: Int, _ members: JSONObject, _ headers: [HeaderField]) -> LoopbackResponse {
        let type = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"
        return LoopbackResponse(
            status: status, headers: [HeaderField(name: "Content-Type", value: type)] + identifiers + headers,
            body: Array(JSONValue.object(members).serialized(indented: false).utf8))
    }

    private var identifiers: [HeaderField] {
        [
            HeaderField(name: "Cache-Control", value: "no-store"),
            HeaderField(name: "request-id", value: requestID),
            HeaderField(name: "client-request-id", value: clientRequestID),
        ]
    }
}
