package nl.opvang.plumbing.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A page that every other page of its service links to, for whoever may see it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InNavigation {
    /** Key of its name in the messages. */
    String label();

    /** From left to right. */
    int order();
}
