package io.tickflow.gateway.api;

import java.util.List;

/** Group of routes. */
public interface Resource {

    /** Its routes. */
    List<Route> routes();
}
