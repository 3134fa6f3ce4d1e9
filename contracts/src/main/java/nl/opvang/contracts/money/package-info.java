/** Amounts of money, exact to the cent. */
@NullMarked
package nl.opvang.contracts.money;

import org.jspecify.annotations.NullMarked;
