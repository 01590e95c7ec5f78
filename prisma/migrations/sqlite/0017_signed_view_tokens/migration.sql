-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "ViewToken";
PRAGMA foreign_keys=on;
