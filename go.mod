module github.com/heldline/heldline

go 1.26
