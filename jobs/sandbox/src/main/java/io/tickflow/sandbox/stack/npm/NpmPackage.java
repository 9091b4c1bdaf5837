package io.tickflow.sandbox.stack.npm;

/**
 * Program or library for Linux on amd64 in a package of npm. Its {@code package.json} and lock file
 * are resources in a folder of its name, beside this class.
 *
 * @param name in the names of files
 * @param title for users
 * @param version of the package; its lock file names the same
 * @param file that is there once it is installed
 * @param size of the download and on disk, for users
 * @param freeMegabytesMin unpacked size, and as much again while npm unpacks
 * @param otherwise what a user without it can do, after a message; may be empty
 */
public record NpmPackage(
        String name,
        String title,
        String version,
        String file,
        String size,
        int freeMegabytesMin,
        String otherwise) {

    /** Name of its folder in the cache. */
    String folder() {
        return name + '-' + version;
    }
}
