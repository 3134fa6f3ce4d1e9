package nl.opvang.plumbing.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of RFC 9162, section 2.1, with SHA-256. Leaves and nodes are told apart by their first byte, so that
 * none can pass for the other.
 */
final class MerkleTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<byte[]> leaves;

    /** @param entries what lies in it, in order */
    MerkleTree(List<byte[]> entries) {
        leaves = entries.stream().map(MerkleTree::leaf).toList();
    }

    /** The hash over all of it; of an empty tree that of nothing. */
    byte[] root() {
        return leaves.isEmpty() ? sha256() : subtree(0, leaves.size());
    }

    /** What the hash of one entry is combined with, one after the other, to get the root: a proof that it is in here. */
    List<byte[]> inclusionPath(int index) {
        if (index < 0 || index >= leaves.size()) throw new IndexOutOfBoundsException(index);
        var path = new ArrayList<byte[]>();
        addPath(0, leaves.size(), index, path);
        return path;
    }

    private void addPath(int from, int until, int index, List<byte[]> path) {
        if (until - from == 1) return;
        int split = split(from, until);
        if (index < split) {
            addPath(from, split, index, path);
            path.add(subtree(split, until));
        } else {
            addPath(split, until, index, path);
            path.add(subtree(from, split));
        }
    }

    private byte[] subtree(int from, int until) {
        if (until - from == 1) return leaves.get(from);
        int split = split(from, until);
        return node(subtree(from, split), subtree(split, until));
    }

    /** On the left as many as the largest power of two that leaves something for the right. */
    private static int split(int from, int until) {
        return from + Integer.highestOneBit(until - from - 1);
    }

    /** Whether an inclusion path proves that this entry is the one at {@code index} of the {@code size} in a tree. */
    static boolean proves(List<byte[]> path, byte[] entry, long index, long size, byte[] root) {
        if (index < 0 || index >= size) return false;
        long place = index;
        long last = size - 1;
        var hash = leaf(entry);
        for (var sibling : path) {
            if (last == 0) return false;
            if ((place & 1) == 1 || place == last) {
                hash = node(sibling, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    private static byte[] leaf(byte[] entry) {
        return sha256(new byte[] {LEAF}, entry);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {NODE}, left, right);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
