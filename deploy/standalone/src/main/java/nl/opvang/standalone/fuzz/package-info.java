/** Attacks the running system with what nobody should send, drawn from its own descriptions, and checks every answer. */
@NullMarked
package nl.opvang.standalone.fuzz;

import org.jspecify.annotations.NullMarked;
