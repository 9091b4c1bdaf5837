package io.tickflow.operate.observe;

/**
 * Consumer groups of a deployment. Others on the same cluster, such as a console or another
 * deployment, are shown and not judged.
 *
 * @param feed group of the SignalJob
 * @param deskPrefix beginning of the groups of desks
 * @param history group of the HistoryJob
 */
public record OwnGroups(String feed, String deskPrefix, String history) {

    /** Returns true for a group of the SignalJob or a desk. */
    public boolean trades(String group) {
        return group.equals(feed) || group.startsWith(deskPrefix);
    }
}
