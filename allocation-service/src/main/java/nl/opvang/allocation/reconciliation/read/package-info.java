/** How far registrations and stays of a municipality match, in figures and person by person. */
@NullMarked
package nl.opvang.allocation.reconciliation.read;

import org.jspecify.annotations.NullMarked;
