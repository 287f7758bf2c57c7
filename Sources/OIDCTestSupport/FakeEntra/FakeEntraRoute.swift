import EntraID
import OIDCLoopback

/// The endpoint that a request is for: the one table of paths.
struct FakeEntraRoute: Sendable {
    private typealias Page = @Sendable (FakeEntra, LoopbackRequest) async -> LoopbackResponse
    private typealias Endpoint = @Sendable (FakeEntra, LoopbackRequest, FakeAuthority) async -> LoopbackResponse

    /// The segments of the path, decoded.
    private let segments: [String]
    private let query: FakeForm?

    init(_ request: LoopbackRequest) {
        let path = Substring(request.path).split(at: "/").dropFirst()
        segments =
            path.count > FakeEntraRoute.maximumSegments
            ? [] : path.map { (try? PercentEncoding.decode($0)) ?? String($0) }
        query = try? FakeForm(request.query ?? "")
    }

    private static let maximumSegments = 20

    // MARK: - The table

    /// The paths that begin with these segments belong to no authority.
    private static let pages: [(method: String?, path: [String], page: Page)] = [
        (nil, [""], { await $0.home($1) }),
        (nil, ["control"], { await $0.control($1) }),
        ("GET", ["error"], { entra, request in entra.errorPage(request) }),
        (nil, ["devicelogin"], { await $0.deviceLogin($1) }),
        (nil, ["common", "oauth2", "deviceauth"], { await $0.deviceLogin($1) }),
        (nil, ["oidc", "userinfo"], { await $0.userInfo($1) }),
        (nil, ["graph", "v1.0"], { await $0.graph($1) }),
        (nil, ["v1.0"], { await $0.graph($1) }),
        ("GET", ["common", "discovery", "instance"], { $0.instanceDiscovery($1) }),
    ]

    /// The ends of the paths below an authority. A method of `nil` leaves the choice to the endpoint.
    private static let endpoints:
        [(method: String?, path: [String], version: EntraAuthority.Version, endpoint: Endpoint)] = [
            ("GET", ["v2.0", ".well-known", "openid-configuration"], .v2, { $0.metadata($1, $2) }),
            ("GET", [".well-known", "openid-configuration"], .v1, { $0.metadata($1, $2) }),
            ("GET", ["discovery", "v2.0", "keys"], .v2, { $0.keySet($1, $2) }),
            ("GET", ["discovery", "keys"], .v1, { $0.keySet($1, $2) }),
            (nil, ["oauth2", "v2.0", "authorize"], .v2, { await $0.authorize($1, $2) }),
            (nil, ["oauth2", "authorize"], .v1, { await $0.authorize($1, $2) }),
            (nil, ["oauth2", "v2.0", "token"], .v2, { $0.token($1, $2) }),
            (nil, ["oauth2", "token"], .v1, { $0.token($1, $2) }),
            (nil, ["oauth2", "v2.0", "devicecode"], .v2, { $0.deviceAuthorization($1, $2) }),
            (nil, ["oauth2", "devicecode"], .v1, { $0.deviceAuthorization($1, $2) }),
            (nil, ["oauth2", "v2.0", "logout"], .v2, { await $0.logout($1, $2) }),
            (nil, ["oauth2", "logout"], .v1, { await $0.logout($1, $2) }),
            ("POST", ["login"], .v2, { await $0.continueSignIn($1, $2) }),
            (nil, ["openid", "userinfo"], .v1, { entra, request, _ in await entra.userInfo(request) }),
        ]

    /// Whether the request is for a person or a test that controls the fake Entra, and so is not subject to its faults.
    private var isControl: Bool {
        segments.count == 1 && segments[0].isEmpty || segments.first?.hasSameBytes(as: "control") == true
    }

    // MARK: - The answer

    func answer(_ request: LoopbackRequest, by entra: FakeEntra) async -> LoopbackResponse {
        if isControl { return await route(request, by: entra) }
        let misbehavior = entra.state.withLock { $0.misbehavior }
        if misbehavior.delay > 0 { try? await entra.time.sleep(for: .milliseconds(misbehavior.delay)) }
        let response: LoopbackResponse =
            if misbehavior.isSilent {
                LoopbackResponse(delivery: .silence)
            } else if misbehavior.isDown {
                FakeResponse.text("The fake Entra was told to be down.", status: 503)
            } else {
                await route(request, by: entra)
            }
        entra.state.withLock { $0.log.add(request, status: response.status) }
        guard let difference = misbehavior.clockDifference else { return response }
        return response.dated(Int(entra.seconds.rounded(.down)) + difference)
    }

    private func route(_ request: LoopbackRequest, by entra: FakeEntra) async -> LoopbackResponse {
        for page in FakeEntraRoute.pages where begins(with: page.path) && FakeEntraRoute.allows(page.method, request) {
            return await page.page(entra, request)
        }
        for row in FakeEntraRoute.endpoints where ends(with: row.path) && FakeEntraRoute.allows(row.method, request) {
            let authority: FakeAuthority
            do throws(FakeError) {
                authority = try FakeAuthority(
                    Array(segments.dropLast(row.path.count)), queryPolicy: query?["p"], version: row.version,
                    in: entra.state.withLock { $0.directory }, at: entra.origin)
            } catch { return entra.response(to: error) }
            return await row.endpoint(entra, request, authority)
        }
        return FakeResponse.text("There is nothing at this path of the fake Entra.", status: 404)
    }

    private static func allows(_ method: String?, _ request: LoopbackRequest) -> Bool {
        method.map { $0.hasSameBytes(as: request.method) } ?? true
    }

    private func begins(with path: [String]) -> Bool {
        guard segments.count >= path.count else { return false }
        // The page `/` is not the beginning of any other.
        if path[0].isEmpty { return segments.count == 1 && segments[0].isEmpty }
        return zip(segments, path).allSatisfy { $0.hasSameBytes(as: $1) }
    }

    private func ends(with path: [String]) -> Bool {
        guard segments.count > path.count else { return false }
        return zip(segments.suffix(path.count), path).allSatisfy { $0.hasSameBytes(as: $1) }
    }
}

extension LoopbackResponse {
    /// Returns the response with a date other than that of the server's clock.
    fileprivate func dated(_ time: Int) -> LoopbackResponse {
        LoopbackResponse(
            status: status, headers: headers + [HeaderField(name: "Date", value: HTTPDate.text(time))], body: body,
            delivery: delivery)
    }
}

/// The responses that are not pages.
enum FakeResponse {
    static func json(_ members: JSONObject, status: Int = 200, isStorable: Bool = false) -> LoopbackResponse {
        LoopbackResponse(
            status: status,
            headers: [
                HeaderField(name: "Content-Type", value: "application/json; charset=utf-8"),
                HeaderField(name: "Cache-Control", value: isStorable ? "max-age=86400, private" : "no-store, no-cache"),
                HeaderField(name: "X-Content-Type-Options", value: "nosniff"),
            ],
            body: TestTokenEndpoint.document(members))
    }

    static func text(_ text: String, status: Int) -> LoopbackResponse {
        LoopbackResponse(
            status: status, headers: [HeaderField(name: "Content-Type", value: "text/plain; charset=utf-8")],
            body: Array(text.utf8))
    }
}

extension FakeEntra {
    /// Returns the JSON body of an error.
    func response(to error: FakeError) -> LoopbackResponse {
        FakeResponse.json(members(of: error), status: error.status)
    }
}
