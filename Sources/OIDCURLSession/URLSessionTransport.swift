public import OIDCPrimitives

#if canImport(FoundationNetworking)
    import Foundation
    import FoundationNetworking
#else
    import Foundation
#endif

/// The HTTP client of Foundation, for servers that have no other: `URLSession` without cookies, cache, stored
/// credentials and redirections.
///
/// Give each provider a transport of its own. On Linux a session has one thread for everything it receives, so a
/// provider that floods it with tiny pieces would keep the answers of others waiting.
///
/// Certificates are checked against what the system trusts. Proxies are those that the system, or on Linux the
/// environment, names.
public final class URLSessionTransport: HTTPTransport {
    private let session: URLSession
    private let exchanges: ExchangeDelegate

    /// Opens a session of its own.
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
        // A session keeps its delegate, and itself, until it is told that it is done.
        session.finishTasksAndInvalidate()
    }

    /// Sends a request.
    public func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        if Task.isCancelled { throw .cancelled }
        guard let task = urlRequest(request).map(session.dataTask(with:)) else {
            throw .unreachable(reason: "the address is not one that URLSession keeps as it is")
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

    /// `nil` when Foundation would send the request elsewhere than the text says.
    private func urlRequest(_ request: HTTPRequest) -> URLRequest? {
        guard let url = URL(string: request.address), ["http", "https"].contains(url.scheme?.lowercased()),
            url.absoluteString.utf8.elementsEqual(request.address.utf8)
        else { return nil }
        var urlRequest = URLRequest(url: url)
        urlRequest.httpMethod = request.method.rawValue
        urlRequest.httpShouldHandleCookies = false
        // The deadline above counts; this only keeps Foundation from having a shorter one of its own.
        urlRequest.timeoutInterval = request.timeout / .seconds(1) + 60
        for header in request.headers { urlRequest.addValue(header.value, forHTTPHeaderField: header.name) }
        if request.method == .post { urlRequest.httpBody = Data(request.body) }
        return urlRequest
    }
}

#if canImport(FoundationNetworking)
    /// Calls the delegate at once, on the thread that received.
    ///
    /// Foundation on Linux puts every piece of a body into its delegate's queue and goes on receiving, so that a body
    /// of any size lies in memory before the delegate can object to its first byte too many.
    ///
    /// Sendable as its superclass is, to which it adds no state; a subclass of it has to say so unchecked.
    private final class ImmediateQueue: OperationQueue, @unchecked Sendable {
        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            block()
        }
    }
#endif
