/**
 * Holds an export against its seals. It is written anew, apart from what makes seals, and starts from its sources:
 * {@code java Verify.java}.
 */
@NullMarked
package nl.opvang.verify;

import org.jspecify.annotations.NullMarked;
