public import EntraID

/// A browser for tests. It keeps the cookies that a server sets, and sends them as browsers do.
///
///     let browser = TestBrowser(at: "https://console.example.com/login")
///     let start = try await entra.start(cookieHeader: browser.cookieHeader)
///     browser.receive(setCookies: start.cookies)
///     let request = try browser.signIn(at: start.url, with: issuer, as: "ada")
///     let result = try await entra.finish(request)
///     browser.receive(setCookies: [result.expiredCookie])
///
/// It follows the rules of RFC 6265bis that matter to sign-ins:
///
/// - A cookie is sent to the host that set it, or to every host of its `Domain`, below its `Path`.
/// - `Secure` needs https, or http on this machine. A name that begins with `__Host-` needs https, `Secure`, `Path=/`,
///   and no `Domain`. `SameSite=None` needs `Secure`.
/// - A redirect from the provider carries cookies with `SameSite=Lax` or `SameSite=None`. A form that the provider
///   posts carries only those with `SameSite=None`. Without the attribute, a cookie counts as `Lax`. The provider
///   always counts as another site.
/// - A cookie expires by its `Max-Age` and the browser's clock, and zero removes it. `Expires` is ignored.
/// - Older cookies come first, after those with longer paths.
public final class TestBrowser: Sendable {
    private let page: String
    private let time: any TimeSource
    private let jar = Locked(CookieJar())

    /// Creates a browser without cookies.
    ///
    /// - Parameters:
    ///   - page: The URL of the server's page from which the user signs in. A URL without a host gets no cookies.
    ///   - time: The clock by which cookies expire.
    public init(at page: String, time: any TimeSource = SystemTime()) {
        self.page = page
        self.time = time
    }

    // MARK: - Cookies

    /// The `Cookie` header of a request for the page, or `nil` if there are no cookies for it.
    public var cookieHeader: String? { TestBrowser.header(cookieFields) }

    /// The cookies for the page as several `Cookie` fields, one for each cookie, as browsers may send them with HTTP/2.
    /// A server joins them with `; `.
    public var cookieFields: [String] { cookieFields(to: page, with: .sameSite) }

    /// The cookies that a script of the page can read, joined with `; `: those without `HttpOnly`.
    public var cookiesVisibleToScripts: String {
        cookies(to: page, with: .sameSite).filter { !$0.isHTTPOnly }.map(\.pair).joined(separator: "; ")
    }

    /// Keeps the cookies of a response, and removes those that it expires.
    ///
    /// - Parameters:
    ///   - fields: The `Set-Cookie` values, such as `SignInStart.cookies` or the `expiredCookie` of a result. Values
    ///     that are `nil` are skipped.
    ///   - url: The URL of the request. The default is that of the page. Another host can simulate a site that tries to
    ///     set cookies for this one.
    public func receive(setCookies fields: [String?], from url: String? = nil) {
        let (source, now) = (CookieURL(url ?? page), time.now)
        jar.withLock { jar in
            for field in fields.compactMap(\.self) { jar.store(field, from: source, at: now) }
        }
    }

    // MARK: - Sign-ins

    /// Simulates a user who signs in at the provider, and returns the request with which the browser comes back, for
    /// `finish`. Cookies for the callback URL are added as for ``deliver(_:)``.
    ///
    /// - Parameters:
    ///   - url: The URL in `SignInStart.url`.
    ///   - issuer: The provider.
    ///   - subject: The user who signs in.
    ///   - claims: Additional claims of the ID tokens, as in ``IDTokenParameters/claims``.
    ///   - bad: The defect of the ID tokens, if any.
    /// - Throws: ``InvalidAuthorizationRequest`` if a provider would show an error page.
    public func signIn(
        at url: String, with issuer: TestIssuer, as subject: String = "ada", claims: [String: JSONValue?] = [:],
        defect bad: BadToken? = nil
    ) throws(InvalidAuthorizationRequest) -> CallbackRequest {
        deliver(try issuer.signIn(at: url, as: subject, claims: claims, defect: bad))
    }

    /// Simulates a sign-in that the provider or the user rejects, and returns the request with which the browser comes
    /// back.
    ///
    /// - Parameters:
    ///   - url: The URL in `SignInStart.url`.
    ///   - issuer: The provider.
    ///   - error: The OAuth error.
    ///   - description: The provider's description of the error. With Entra, it contains the `AADSTS` number.
    /// - Throws: ``InvalidAuthorizationRequest`` if a provider would show an error page.
    public func reject(
        at url: String, with issuer: TestIssuer, error: String = "access_denied", description: String? = nil
    ) throws(InvalidAuthorizationRequest) -> CallbackRequest {
        deliver(try issuer.rejectSignIn(at: url, error: error, description: description))
    }

    /// Returns the request with which this browser delivers a response: a GET with a query, a POST with a form, or a
    /// POST by a script of the page that reads the fragment. It contains the cookies that a browser sends with it.
    ///
    /// Use it to deliver a response twice, late, or in another browser than the one that started the sign-in.
    public func deliver(_ response: BrowserResponse) -> CallbackRequest {
        let kind: RequestKind =
            switch response.mode {
            case .query: .navigationFromOtherSite
            case .formPost: .postFromOtherSite
            default: .sameSite
            }
        return response.request(cookieHeader: TestBrowser.header(cookieFields(to: response.callback, with: kind)))
    }

    // MARK: - Parts

    /// Returns the cookies that the browser sends with a request to a URL, each as a `Cookie` field.
    func cookieFields(to url: String, with kind: RequestKind) -> [String] {
        cookies(to: url, with: kind).map(\.pair)
    }

    private func cookies(to url: String, with kind: RequestKind) -> [BrowserCookie] {
        let (target, now) = (CookieURL(url), time.now)
        return jar.withLock { $0.cookies(for: target, with: kind, at: now) }
    }

    private static func header(_ fields: [String]) -> String? {
        fields.isEmpty ? nil : fields.joined(separator: "; ")
    }
}

extension TestBrowser: CustomStringConvertible, CustomReflectable {
    /// A description with the page and the number of cookies only, because cookies are secrets, even in tests.
    public var description: String { "browser at \(page) with \(cookieFields.count) cookies" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
