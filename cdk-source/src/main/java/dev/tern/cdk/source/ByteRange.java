package dev.tern.cdk.source;

/**
 * A range of an array that somebody else owns: it holds until that one goes on.
 *
 * @param array not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // a range of an array that is shared on purpose
record ByteRange(byte[] array, int offset, int length) {}
