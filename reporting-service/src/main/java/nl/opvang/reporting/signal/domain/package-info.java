/** When figures are worth a look: never more than a signal, and never without the rule and the figures behind it. */
@NullMarked
package nl.opvang.reporting.signal.domain;

import org.jspecify.annotations.NullMarked;
