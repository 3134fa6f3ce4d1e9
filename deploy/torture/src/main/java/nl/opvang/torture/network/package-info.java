/** Connections that can be cut, delayed and half opened. */
@NullMarked
package nl.opvang.torture.network;

import org.jspecify.annotations.NullMarked;
