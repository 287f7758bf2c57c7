public import OIDCPrimitives

#if canImport(FoundationNetworking)
    import Foundation
    import FoundationNetworking
#else
    import Foundation
#endif

/// An HTTP transport that uses Foundation's `URLSession` without cookies, cache, stored credentials, or redirects. Use
/// it if the server has no other HTTP client.
///
/// Create one transport for each provider. On Linux, a session receives all data on one thread, so a provider that
/// sends many tiny chunks would delay the responses of others.
///
/// Certificates are validated against the system's trust store. Proxies come from the system, or on Linux from the
/// environment (`https_proxy`, `no_proxy`). On Linux, Foundation cannot send client certificates, ignores the proxy of a
/// session's configuration, and reads no environment variable for certificates, so there is nothing to configure here.
public final class URLSessionTransport: HTTPTransport {
    private let session: URLSession
    private let exchanges: ExchangeDelegate

    /// Creates a transport with its own session.
    public init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCache = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.urlCredentialStorage = nil
        exchanges = ExchangeDelegate()
        #if canImport(FoundationNetworking)
            let queue: OperationQueue? = ImmediateQueue()
        #else
            let queue: OperationQueue? = nil
        #endif
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: queue)
    }

    deinit {
        // A session retains its delegate and itself until it is invalidated.
        session.finishTasksAndInvalidate()
    }

    /// Sends a request and returns the response.
    public func send(_ request: TransportRequest) async throws(TransportFailure) -> TransportResponse {
        if Task.isCancelled { throw .cancelled }
        guard let task = urlRequest(request).map(session.dataTask(with:)) else {
            throw .unreachable(reason: "URLSession would change the URL")
        }
        let exchanges = exchanges
        let deadline = Task {
            guard (try? await Task.sleep(for: request.timeout)) != nil else { return }
            exchanges.giveUp(task, .timedOut)
        }
        defer { deadline.cancel() }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                exchanges.begin(task, bodyLimit: request.bodyLimit, continuation)
            }
        } onCancel: {
            exchanges.giveUp(task, .cancelled)
        }
        return try result.get()
    }

    /// Returns `nil` if Foundation would send the request to a different URL than the given string.
    private func urlRequest(_ request: TransportRequest) -> URLRequest? {
        guard let url = URL(string: request.url), ["http", "https"].contains(url.scheme?.lowercased()),
            url.absoluteString.utf8.elementsEqual(request.url.utf8)
        else { return nil }
        var urlRequest = URLRequest(url: url)
        urlRequest.httpMethod = request.method.rawValue
        urlRequest.httpShouldHandleCookies = false
        // The deadline above applies. This only prevents an earlier timeout of Foundation.
        urlRequest.timeoutInterval = request.timeout / .seconds(1) + 60
        for header in request.headers { urlRequest.addValue(header.value, forHTTPHeaderField: header.name) }
        if request.method == .post { urlRequest.httpBody = Data(request.body) }
        return urlRequest
    }
}

#if canImport(FoundationNetworking)
    /// A queue that calls the delegate immediately, on the receiving thread.
    ///
    /// On Linux, Foundation adds every chunk of a body to the delegate's queue and keeps receiving. A body of any size
    /// would be in memory before the delegate could reject it.
    ///
    /// The superclass is `Sendable`, and this class adds no state. A subclass must state the conformance as unchecked.
    private final class ImmediateQueue: OperationQueue, @unchecked Sendable {
        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            block()
        }
    }
#endif
