/// What Hummingbird shows of other packages. `HTTPField` is not among it.
@_exported import struct HTTPTypes.HTTPFields
@_exported import struct HTTPTypes.HTTPRequest
@_exported import struct HTTPTypes.HTTPResponse
@_exported import struct NIOCore.ByteBuffer
