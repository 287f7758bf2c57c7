/// What Vapor shows of other packages, as far as names of servers and of this library could collide with it.
@_exported import class AsyncHTTPClient.HTTPClient
@_exported import struct AsyncHTTPClient.HTTPClientError
@_exported import Crypto
@_exported import Foundation
@_exported import Logging
@_exported import struct NIOCore.ByteBuffer
@_exported import protocol NIOCore.Channel
@_exported import protocol NIOCore.EventLoopGroup
@_exported import struct NIOHTTP1.HTTPHeaders
@_exported import enum NIOHTTP1.HTTPMethod
@_exported import enum NIOHTTP1.HTTPResponseStatus
@_exported import struct NIOHTTP1.HTTPVersion
@_exported import struct NIOSSL.TLSConfiguration
