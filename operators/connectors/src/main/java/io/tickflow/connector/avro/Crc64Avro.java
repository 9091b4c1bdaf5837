package io.tickflow.connector.avro;

/**
 * Rabin fingerprint of 64 bits that identifies a schema (Avro 1.12 specification, "Schema
 * Fingerprints").
 */
final class Crc64Avro {

    private static final long EMPTY = 0xC15D213AA4D7A795L;
    private static final int BYTE_MASK = 0xFF;
    private static final long[] TABLE = table();

    private Crc64Avro() {}

    static long of(byte[] bytes) {
        long fingerprint = EMPTY;
        for (byte next : bytes) {
            fingerprint =
                    (fingerprint >>> Byte.SIZE) ^ TABLE[(int) (fingerprint ^ next) & BYTE_MASK];
        }
        return fingerprint;
    }

    private static long[] table() {
        var table = new long[BYTE_MASK + 1];
        for (int i = 0; i < table.length; i++) {
            long entry = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                entry = (entry >>> 1) ^ (EMPTY & -(entry & 1));
            }
            table[i] = entry;
        }
        return table;
    }
}
